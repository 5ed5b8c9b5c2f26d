namespace Ledgerline.Register.Declaring;

/// <summary>Where a group stands before it is sealed.</summary>
internal enum GroupState
{
    /// <summary>Waits for a registrar.</summary>
    Review,

    /// <summary>Waits for the next seal.</summary>
    Held,
}

/// <summary>
/// People who declared together, until they are sealed. Whoever changes anything of a group locks this row first, so that nobody
/// is changed while being sealed.
/// </summary>
internal sealed class Group
{
    public required Guid Id { get; init; }

    public required byte[] CodeSealed { get; init; }

    public required Channel Channel { get; init; }

    public Guid? Centre { get; init; }

    public byte[]? ShiftToken { get; init; }

    public required GroupState State { get; set; }

    public required DateTimeOffset DeclaredAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    public required int NextPosition { get; set; }

    public List<Declaration> People { get; init; } = [];
}
