namespace Ledgerline.Register;

/// <summary>Withdraws a declaration that is held or in review: it is deleted and its receipt says "withdrawn".</summary>
public sealed class WithdrawDeclaration
{
    public Task<ChangeOutcome> WithdrawAsync(DeclarationId id, Proof proof, CancellationToken cancel = default) =>
        throw new NotImplementedException();
}
