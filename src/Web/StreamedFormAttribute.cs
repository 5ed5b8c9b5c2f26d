namespace Ledgerline.Web;

/// <summary>
/// On a page that takes a file too large to be kept in memory: its form has one file, and every field stands before it. The page reads the file as it comes
/// (<see cref="UploadedFile"/>); nothing of it is kept, neither in memory nor on the disk, but what the page keeps.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StreamedFormAttribute(long maxBytes) : Attribute
{
    /// <summary>The largest request body that the page takes, in bytes.</summary>
    public long MaxBytes { get; } = maxBytes;
}
