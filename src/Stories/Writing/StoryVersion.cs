using Ledgerline.Centres;
using Ledgerline.Storage;

namespace Ledgerline.Stories.Writing;

/// <summary>A version of a text. None is ever changed; all are sealed, since earlier ones may hold what was taken out because it could find somebody.</summary>
internal sealed class StoryVersion
{
    public required StoryId Story { get; init; }

    public required string Language { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    [Sealed(KeyPurpose.Story)]
    public required byte[] ContentSealed { get; init; }

    public required PersonId By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Of a translation: the version of the text it is translated from that its translator saw.</summary>
    public int? SourceVersion { get; init; }
}
