namespace Ledgerline.Stories.Publishing;

/// <summary>A picture that a public text shows. In clear: it is public.</summary>
internal sealed class PublishedPicture
{
    /// <summary>The story's.</summary>
    public required int Number { get; init; }

    /// <summary>32 hexadecimal digits, of a hash of its bytes.</summary>
    public required string Name { get; init; }

    /// <summary>WebP.</summary>
    public required byte[] Bytes { get; init; }
}
