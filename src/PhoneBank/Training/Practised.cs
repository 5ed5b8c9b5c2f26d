using Ledgerline.Centres;

namespace Ledgerline.PhoneBank.Training;

/// <summary>That somebody who practises has been through an invented call. Neither when nor how often nor what was typed; gone once she is admitted or let go.</summary>
internal sealed class Practised
{
    public PersonId Volunteer { get; init; }

    /// <summary>The key of an <see cref="InventedCall"/>.</summary>
    public required string Call { get; init; }
}
