namespace Ledgerline.Centres.Invitations;

/// <param name="Name">Who is invited.</param>
/// <param name="Code">Known to nobody once it was shown.</param>
internal sealed record NewInvitation(string Name, string Code);
