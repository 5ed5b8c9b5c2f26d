using Ledgerline.Centres;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>How many people declared on a volunteer's calls in a week; for herself alone. What may be kept of it, and for how long, is decision 8.</summary>
internal sealed class WeekTally
{
    public PersonId Volunteer { get; init; }

    /// <summary>The Monday, by her centre's clock.</summary>
    public DateOnly Week { get; init; }

    public int Declared { get; init; }

    /// <summary>Whether the week is over and she spoke with enough people in it.</summary>
    public bool MayBeKept { get; set; }
}
