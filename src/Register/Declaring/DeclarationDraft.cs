namespace Ledgerline.Register;

/// <summary>What one person declares.</summary>
/// <param name="Id">Made by the client before the first attempt, and the same in each.</param>
/// <param name="Organisations">At least one.</param>
public sealed record DeclarationDraft(DeclarationId Id, DeclarantName Name, NameKind Kind, Organisations Organisations)
{
    /// <summary>What she adds, if anything.</summary>
    public Details Details { get; init; } = Details.None;
}
