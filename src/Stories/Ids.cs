namespace Ledgerline.Stories;

/// <summary>A story, in whatever languages it is told.</summary>
public readonly record struct StoryId(Guid Value)
{
    internal static StoryId New() => new(Guid.NewGuid());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
