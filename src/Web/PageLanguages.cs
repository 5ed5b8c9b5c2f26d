namespace Ledgerline.Web;

/// <summary>
/// In which languages a public page is there, for its canonical address and its alternates (<c>hreflang</c>). A page that is not there in every language of the interface, or in others, puts one into its
/// ViewData under <see cref="Key"/>.
/// </summary>
/// <param name="Own">The language of the page's own address; null where it stands in for another page and should not be found.</param>
/// <param name="All">Every language in which the same is there, its own among them: each of those pages names the same.</param>
/// <param name="Default">For whoever reads none of them; null for no such one.</param>
public sealed record PageLanguages(string? Own, IReadOnlyList<string> All, string? Default)
{
    /// <summary>Its place in a page's ViewData.</summary>
    public const string Key = "PageLanguages";

    /// <summary>A page that stands in for another.</summary>
    public static PageLanguages None { get; } = new(null, [], null);

    /// <summary>A page that is there in every language of the interface.</summary>
    public static PageLanguages OfInterface(string own) => new(own, Languages.All, Languages.Default);
}
