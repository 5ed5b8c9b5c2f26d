using Ledgerline.Storage;

namespace Ledgerline.Register.Declaring;

/// <summary>Where a group stands before it is sealed.</summary>
internal enum GroupState
{
    /// <summary>Waits for a registrar.</summary>
    Review,

    /// <summary>Waits for the next seal.</summary>
    Held,

    /// <summary>Refused by a registrar, who can take it back until the next seal deletes it.</summary>
    Refused,
}

/// <summary>
/// People who declared together, until they are sealed. Whoever changes anything of a group locks this row first, so that nobody
/// is changed while being sealed.
/// </summary>
internal sealed class Group
{
    public required Guid Id { get; init; }

    [Sealed(KeyPurpose.HeldReceipt)]
    public required byte[] CodeSealed { get; init; }

    public required Channel Channel { get; init; }

    public Guid? Centre { get; init; }

    public byte[]? ShiftToken { get; init; }

    public required GroupState State { get; set; }

    public required DateTimeOffset DeclaredAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Before it nothing is sealed, nor, of a refused group, deleted.</summary>
    public DateTimeOffset HeldUntil { get; set; }

    /// <summary>Names the challenge whose proof of work came with it, 16 bytes; null where none came (<see cref="Work"/>).</summary>
    public byte[]? Series { get; init; }

    /// <summary>Why it was refused, or null.</summary>
    public RefusalReason? Refusal { get; set; }

    public required int NextPosition { get; set; }

    public List<Declaration> People { get; init; } = [];

    /// <summary>The hold starts anew, as after every change. It is longer for what came from the web without a proof of work.</summary>
    public void HoldFrom(DateTimeOffset now, RegisterOptions options)
    {
        ChangedAt = now;
        HeldUntil = now + (Channel == Channel.Web && Series is null && options.HoldWithoutWork > options.Hold ? options.HoldWithoutWork : options.Hold);
    }
}
