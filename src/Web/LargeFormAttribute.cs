namespace Ledgerline.Web;

/// <summary>On a page that takes more than <see cref="WebModule.MaxFormBytes"/>, such as the import of a list. What it sends is kept in memory, never on the disk.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LargeFormAttribute(int maxBytes) : Attribute
{
    /// <summary>The largest request body that the page takes, in bytes.</summary>
    public int MaxBytes { get; } = maxBytes;

    /// <summary>The most fields that it takes; 0 for as many as any form.</summary>
    public int MaxFields { get; init; }
}
