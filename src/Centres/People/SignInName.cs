using System.Globalization;
using System.Text;

namespace Ledgerline.Centres.People;

/// <summary>What a sign-in name may be made of: anything that can be seen.</summary>
internal static class SignInName
{
    public static bool IsReadable(string name) => name.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && rune != Rune.ReplacementChar);
}
