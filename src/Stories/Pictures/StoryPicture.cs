using Ledgerline.Storage;

namespace Ledgerline.Stories.Pictures;

/// <summary>A picture of a story. Sealed: until it is public it may show somebody whom it must not.</summary>
internal sealed class StoryPicture
{
    public required StoryId Story { get; init; }

    /// <summary>What a body calls it by: <c>![what can be seen](picture:NAME)</c>. 32 hexadecimal digits, of a hash of its bytes.</summary>
    public required string Name { get; init; }

    [Sealed(KeyPurpose.Story)]
    public required byte[] BytesSealed { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }
}
