using System.Runtime.InteropServices;

namespace Ledgerline.Server.Hosting;

/// <summary>A picture of the memory would hold names, numbers and the keys: none is ever written, whatever the machine is set to.</summary>
internal static partial class CrashDumps
{
    private const int NotDumpable = 0;
    private const int SetDumpable = 4;
    private const int SizeOfCore = 4;

    /// <summary>What switches the runtime's own dumps on, by either of its prefixes.</summary>
    private static readonly string[] Switches = ["DOTNET_DbgEnableMiniDump", "COMPlus_DbgEnableMiniDump"];

    /// <summary>Has the system write none of this process, and lets nobody but root look into it.</summary>
    /// <exception cref="StartRefusedException">The runtime has been told to write them; once it runs it cannot be told otherwise.</exception>
    public static void Forbid()
    {
        if (Switches.FirstOrDefault(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value && value.Trim() != "0") is { } given)
            throw new StartRefusedException($"{given} is set: a crash would write names and keys to the disk. Unset it.");
        if (!OperatingSystem.IsLinux())
            return;
        var none = new Limit(0, 0);
        if (SetLimit(SizeOfCore, in none) != 0 || Control(SetDumpable, NotDumpable, 0, 0, 0) != 0)
            throw new StartRefusedException($"Crash dumps cannot be switched off: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetLimit(int resource, in Limit limit);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nuint value, nuint third, nuint fourth, nuint fifth);

    private readonly struct Limit(nuint soft, nuint hard)
    {
        public readonly nuint Soft = soft;
        public readonly nuint Hard = hard;
    }
}
