using System.Reflection;
using System.Runtime.InteropServices;

namespace Ledgerline.Tlog;

/// <summary>OpenSSL's libcrypto, which .NET on Linux uses anyway: where it is found.</summary>
internal static class LibCrypto
{
    /// <summary>What the imports call it.</summary>
    public const string Name = "libcrypto";

    private static readonly string[] Files = ["libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.3.dylib", "libcrypto-3-x64.dll", "libcrypto-3-arm64.dll"];

    private static readonly nint Handle = Load();

    // Whoever imports from it touches this class first, so that the name leads to what was loaded.
    static LibCrypto() => NativeLibrary.SetDllImportResolver(typeof(LibCrypto).Assembly, Resolve);

    /// <summary>Whether it is there.</summary>
    public static bool IsThere => Handle != 0;

    /// <summary>Whether it is there in version 3 or a later one.</summary>
    public static bool IsVersion3 => Has("OPENSSL_version_major");

    /// <summary>Whether it has a function of that name.</summary>
    public static bool Has(string function) => IsThere && NativeLibrary.TryGetExport(Handle, function, out _);

    private static nint Load()
    {
        foreach (var file in Files)
        {
            if (NativeLibrary.TryLoad(file, out var handle))
                return handle;
        }

        return 0;
    }

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path)
    {
        if (library != Name)
            return 0;
        return IsThere ? Handle : throw new DllNotFoundException("OpenSSL's libcrypto is not installed; signatures need it (Debian: libssl3).");
    }
}
