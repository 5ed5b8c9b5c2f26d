using System.Security.Claims;

namespace Ledgerline.Register;

/// <summary>
/// Records what one of the staff does, within the write transaction that is open. Register knows nobody who works anywhere: whoever composes the program says where it is kept.
/// Nothing of what it is done to goes along, so that no declaration and no entry leads to anybody who works at a centre.
/// </summary>
/// <param name="by">Whose request it is.</param>
/// <param name="act">A fixed word.</param>
public delegate void RecordAct(ClaimsPrincipal by, string act);
