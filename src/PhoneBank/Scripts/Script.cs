using Ledgerline.Web;
using Ledgerline.Centres;

namespace Ledgerline.PhoneBank.Scripts;

/// <summary>One version of what volunteers may say in a campaign, in one language. Versions are added and never changed; the newest counts.</summary>
internal sealed class Script
{
    public const int MaxLanguages = 20;

    public CampaignId Campaign { get; init; }

    /// <summary>The tag of a <see cref="ContentLanguage"/>.</summary>
    public required string Language { get; init; }

    /// <summary>From 1 on, without a gap.</summary>
    public int Version { get; init; }

    /// <summary>As <see cref="ScriptText"/> reads it. Empty where the language is no longer offered.</summary>
    public required string Markdown { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Nobody (zeros) for what a campaign had before versions were kept.</summary>
    public PersonId MadeBy { get; init; }
}
