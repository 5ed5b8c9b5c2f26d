using System.Text;
using Markdig.Syntax;

namespace Ledgerline.PhoneBank.Scripts;

/// <summary>A part of a script that a branch leads to.</summary>
/// <param name="Number">Its place; 0 is the opening, which has neither title nor slug.</param>
/// <param name="Slug">What a branch names it by.</param>
/// <param name="Line">The heading's, from 1 on.</param>
/// <param name="Blocks">Its Markdown, the heading first.</param>
internal sealed record ScriptStep(int Number, string Slug, string Title, int Line, IReadOnlyList<Block> Blocks)
{
    /// <summary>A heading's words as a branch names them: "He says: nothing!" is <c>he-says-nothing</c>, 沉默 is itself.</summary>
    public static string SlugOf(string words)
    {
        var slug = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
    }
}
