using System.Diagnostics;

namespace Ledgerline.Bench;

/// <summary>The most memory that this process had.</summary>
internal static class Memory
{
    /// <summary>In bytes, since the process began or <see cref="ForgetPeak"/>.</summary>
    public static long Peak => Process.GetCurrentProcess().PeakWorkingSet64;

    /// <summary>What the benchmark itself had in memory is given back and not counted (Linux: proc(5), clear_refs).</summary>
    public static void ForgetPeak()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        File.WriteAllText("/proc/self/clear_refs", "5");
    }
}
