using System.Text.Json.Serialization;

namespace Ledgerline.Stories.Writing;

/// <summary>A piece of a translation, with what it was made from.</summary>
/// <param name="Source">The piece of the source as its translator read it: public then, and kept here so that what has changed since can be shown.</param>
/// <param name="Target">Its translation; empty where there is none yet.</param>
internal sealed record TranslatedPiece(string Source, string Target)
{
    /// <summary>Of the source; empty where nothing is translated.</summary>
    [JsonIgnore]
    public string Mark => Target.Length == 0 ? "" : Paragraphs.MarkOf(Source);
}
