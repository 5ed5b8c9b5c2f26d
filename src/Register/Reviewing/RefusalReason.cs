namespace Ledgerline.Register;

/// <summary>Why a group was refused: its receipt says so.</summary>
public enum RefusalReason
{
    /// <summary>Not a person's own declaration.</summary>
    Hoax,

    /// <summary>In the name of somebody well known who did not make it.</summary>
    PublicFigure,

    /// <summary>Insults, advertising, anything that is no name.</summary>
    NotAName,

    /// <summary>Sent more than once.</summary>
    Duplicate,
}
