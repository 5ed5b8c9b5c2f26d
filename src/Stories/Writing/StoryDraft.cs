using Ledgerline.Centres;
using Ledgerline.Storage;

namespace Ledgerline.Stories.Writing;

/// <summary>What somebody has typed and not saved as a version: kept by itself while she types, gone once it is saved or thrown away.</summary>
internal sealed class StoryDraft
{
    public required StoryId Story { get; init; }

    public required string Language { get; init; }

    public required PersonId By { get; init; }

    /// <summary>The newest version when she began.</summary>
    public required int Seen { get; set; }

    [Sealed(KeyPurpose.Story)]
    public required byte[] ContentSealed { get; set; }

    public required DateTimeOffset At { get; set; }
}
