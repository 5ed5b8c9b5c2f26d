using System.Globalization;
using System.Text;

namespace Ledgerline.Register;

/// <summary>Which characters a name may not have.</summary>
internal static class NameCharacters
{
    /// <summary>Why the character is refused; null when it is not.</summary>
    public static NameRefusal? Refusal(Rune rune)
    {
        if (TurnsDirection(rune.Value))
            return NameRefusal.DirectionOverride;
        if (IsBlank(rune.Value))
            return NameRefusal.InvisibleCharacter;
        // What a decoder writes for bytes that were no text.
        if (rune == Rune.ReplacementChar)
            return NameRefusal.NotText;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => NameRefusal.ControlCharacter,
            UnicodeCategory.Format => NameRefusal.InvisibleCharacter,
            UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => NameRefusal.NotText,
            _ => null,
        };
    }

    // Unicode's Bidi_Control property.
    private static bool TurnsDirection(int character) =>
        character is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    // What Unicode's Default_Ignorable_Code_Point has beyond the category Format, and what is drawn as nothing: the Hangul fillers,
    // Khmer's inherent vowels, variation selectors, the tags' whole block, blank braille, the empty note head, the object's place-holder.
    private static bool IsBlank(int character) => character
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x2800 or 0x3164
        or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or 0xFFFC or 0x16FE4 or 0x1D159 or (>= 0xE0000 and <= 0xE0FFF);
}
