using System.Globalization;
using HueKnowledgeGraph.Crash;

// hue-crash run ROUNDS SEED [DIRECTORY]      rounds of work, SIGKILL, reopening and comparing; prints a line now and then
// hue-crash child DIRECTORY SEED DONE...     what is killed: works from the operations that were done until it is killed
if (args is ["run", var rounds, var seed, .. var rest])
{
    string directory = rest.Length > 0 ? rest[0] : Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"hue-crash-{Environment.ProcessId}");
    return await new CrashRun(directory, int.Parse(seed, CultureInfo.InvariantCulture)).RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture));
}

if (args is ["child", var store, var childSeed, .. var done])
    return new CrashChild(store, int.Parse(childSeed, CultureInfo.InvariantCulture), [.. done.Select(text => int.Parse(text, CultureInfo.InvariantCulture))]).Run();

Console.Error.WriteLine("Usage: hue-crash run ROUNDS SEED [DIRECTORY]");
return 2;
