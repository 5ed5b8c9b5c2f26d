namespace Ledgerline.Register;

/// <summary>
/// One person's declaration, until it is sealed. Made by the client (random, version 4) before anything is sent, so that sending it
/// again makes no second entry. Whoever knows it cannot change the declaration by it alone: see <see cref="Proof"/>.
/// </summary>
public readonly record struct DeclarationId(Guid Value)
{
    /// <summary>A new random id.</summary>
    public static DeclarationId New() => new(Guid.NewGuid());
}
