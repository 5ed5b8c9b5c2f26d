namespace Ledgerline.Telephony;

/// <summary>Why a text was not accepted as a telephone number.</summary>
public enum PhoneNumberRefusal
{
    /// <summary>There is no text, or only white space.</summary>
    Empty,

    /// <summary>The text has no number in it, or more than a number.</summary>
    NotANumber,

    /// <summary>No calling code, and no (known) default region; or a calling code that no country has.</summary>
    UnknownCountry,

    /// <summary>Too few digits for the country.</summary>
    TooShort,

    /// <summary>Too many digits for the country, or a text of more than 250 characters.</summary>
    TooLong,

    /// <summary>A possible length, but no such number is given out in the country.</summary>
    NotValidInItsCountry,

    /// <summary>
    /// An extension follows the number. It is not dropped in silence: without it the call reaches a switchboard, not the person.
    /// </summary>
    HasExtension,
}
