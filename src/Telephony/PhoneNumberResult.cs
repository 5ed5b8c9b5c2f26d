using System.Diagnostics.CodeAnalysis;

namespace Ledgerline.Telephony;

/// <summary>A telephone number, or why a text is none: exactly one of the two is set.</summary>
public readonly record struct PhoneNumberResult
{
    private readonly PhoneNumberRefusal refusal;

    internal PhoneNumberResult(PhoneNumber number) => Number = number;

    internal PhoneNumberResult(PhoneNumberRefusal refusal) => this.refusal = refusal;

    /// <summary>The number; null where the text was refused. A default instance is the refusal of an empty text.</summary>
    public PhoneNumber? Number { get; }

    /// <summary>Why the text was refused; null where it was not.</summary>
    public PhoneNumberRefusal? Refusal => Number is null ? refusal : null;

    /// <summary>Gives the number, or else the reason.</summary>
    /// <param name="number">The number; null where the result is false.</param>
    /// <param name="refusal">The reason; meaningless where the result is true.</param>
    /// <returns>Whether there is a number.</returns>
    public bool TryGet([NotNullWhen(true)] out PhoneNumber? number, out PhoneNumberRefusal refusal)
    {
        number = Number;
        refusal = this.refusal;
        return number is not null;
    }
}
