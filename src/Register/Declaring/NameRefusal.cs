namespace Ledgerline.Register;

/// <summary>Why a text cannot be a declarant's name.</summary>
public enum NameRefusal
{
    /// <summary>There is nothing to be seen in it.</summary>
    Empty,

    /// <summary>More than <see cref="DeclarantName.MaxClusters"/> characters as people count them, or more than <see cref="DeclarantName.MaxBytes"/> bytes.</summary>
    TooLong,

    /// <summary>A control character, such as a line break or a tab, inside.</summary>
    ControlCharacter,

    /// <summary>A character that nobody can see: two names would look the same and not be.</summary>
    InvisibleCharacter,

    /// <summary>A character that turns the direction of the text around it.</summary>
    DirectionOverride,

    /// <summary>Not text: half a surrogate pair, or a code point that stands for no character.</summary>
    NotText,
}
