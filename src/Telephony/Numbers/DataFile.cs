namespace Ledgerline.Telephony.Numbers;

/// <summary>The data files that lie in the assembly.</summary>
internal static class DataFile
{
    public static Stream Open(string name) =>
        typeof(DataFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The data file {name} is missing.");
}
