// Counts the statements of a file with N3.js: node n3.mjs FILE.nt|FILE.ttl
import { createReadStream } from 'node:fs';
import { StreamParser } from 'n3';
const file = process.argv[2];
let count = 0;
createReadStream(file).pipe(new StreamParser({ format: file.endsWith('.nt') ? 'N-Triples' : 'Turtle' }))
  .on('data', () => count++).on('end', () => console.log(count));
