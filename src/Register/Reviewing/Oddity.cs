namespace Ledgerline.Register.Reviewing;

/// <summary>Why a group wants a second look. None of them decides anything.</summary>
internal enum Oddity
{
    /// <summary>A name that stands on the list of watched names (<see cref="WatchedName"/>).</summary>
    WatchedName,

    /// <summary>A name without a letter, such as digits only.</summary>
    NoLetters,

    /// <summary>A name that other groups that wait have too, or that comes twice in this one.</summary>
    RepeatedName,

    /// <summary>Words that others who wait have too, and that are not a template.</summary>
    RepeatedStatement,

    /// <summary>A proof of work for the same challenge as others that wait: they were sent from one page.</summary>
    SameSeries,

    /// <summary>At least <see cref="FindOddities.BurstGroups"/> groups came within <see cref="FindOddities.BurstTime"/>.</summary>
    Burst,

    /// <summary>It came without a proof of work. People without scripts do so too.</summary>
    NoWork,

    /// <summary>It did not come from the web: it was entered on a call with a telephone of a centre's own, where nobody declares.</summary>
    OwnTelephone,
}

/// <summary>The keys of what the oddities are called.</summary>
internal static class OddityWords
{
    public static string TextKey(this Oddity oddity) => oddity switch
    {
        Oddity.WatchedName => "oddity.watchedName",
        Oddity.NoLetters => "oddity.noLetters",
        Oddity.RepeatedName => "oddity.repeatedName",
        Oddity.RepeatedStatement => "oddity.repeatedStatement",
        Oddity.SameSeries => "oddity.sameSeries",
        Oddity.Burst => "oddity.burst",
        Oddity.NoWork => "oddity.noWork",
        Oddity.OwnTelephone => "oddity.ownTelephone",
    };
}
