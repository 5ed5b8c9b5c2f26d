namespace Ledgerline.Web.Caching;

/// <summary>Under what an answer is kept, beside its address.</summary>
/// <param name="Version">The version of what is public that was read before it was made.</param>
/// <param name="Encoding">How it is compressed; empty for not at all.</param>
internal sealed record CachedAnswer(string Version, string Encoding)
{
    /// <summary>Weak, as it may be sent compressed. The same version gives the same answer at each address.</summary>
    public string Tag { get; } = $"W/\"{Version}\"";
}
