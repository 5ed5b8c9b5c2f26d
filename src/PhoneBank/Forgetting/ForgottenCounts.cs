namespace Ledgerline.PhoneBank.Forgetting;

/// <summary>How much was destroyed.</summary>
/// <param name="Contacts">Contacts whose name and notes are gone.</param>
/// <param name="Notes">Notes of calls.</param>
/// <param name="Numbers">Numbers that nobody needs any more.</param>
internal readonly record struct ForgottenCounts(int Contacts, int Notes, int Numbers)
{
    public bool IsNothing => this == default;

    public static ForgottenCounts operator +(ForgottenCounts one, ForgottenCounts other) =>
        new(one.Contacts + other.Contacts, one.Notes + other.Notes, one.Numbers + other.Numbers);
}
