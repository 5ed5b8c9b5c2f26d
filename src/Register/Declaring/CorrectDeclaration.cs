namespace Ledgerline.Register;

/// <summary>
/// Changes the name, its kind and the organisations of a declaration that is held or in review; the last write wins. The hold starts anew.
/// What is corrected by receipt was typed on the public web and goes back to review with its group.
/// </summary>
public sealed class CorrectDeclaration
{
    public Task<ChangeOutcome> CorrectAsync(
        DeclarationId id, Proof proof, DeclarantName name, NameKind kind, Organisations organisations, CancellationToken cancel = default) =>
        throw new NotImplementedException();
}
