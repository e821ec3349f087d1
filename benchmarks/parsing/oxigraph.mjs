// Counts the statements of a file with Oxigraph compiled to WebAssembly: node oxigraph.mjs FILE.nt|FILE.ttl
import { readFileSync } from 'node:fs';
import oxigraph from 'oxigraph';
const file = process.argv[2];
console.log(oxigraph.parse(readFileSync(file), { format: file.endsWith('.nt') ? 'nt' : 'ttl' }).length);
