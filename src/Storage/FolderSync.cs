using System.Runtime.InteropServices;

namespace Ledgerline.Storage;

/// <summary>Makes names in a folder durable (fsync of the folder), which .NET has no call for. On Windows a rename is durable by itself.</summary>
public static partial class FolderSync
{
    private const int ReadOnlyDirectory = 0x10000;

    /// <summary>From here on what was made, renamed or deleted in the folder stays so, also after a power cut.</summary>
    /// <exception cref="IOException">The system refused; what was renamed may not survive a power cut.</exception>
    public static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(folder, OperatingSystem.IsLinux() ? ReadOnlyDirectory : 0);
        if (handle < 0)
            throw Failed("open", folder);
        try
        {
            if (FSync(handle) != 0)
                throw Failed("fsync", folder);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failed(string call, string folder) => new($"{call} of {folder} failed: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
