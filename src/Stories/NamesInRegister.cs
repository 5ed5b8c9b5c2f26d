namespace Ledgerline.Stories;

/// <summary>
/// Which of these names stand in the public register. Stories know nothing of the register: whoever composes the program says where it is asked.
/// </summary>
/// <param name="names">As they are written in a story; a few thousand at most.</param>
/// <param name="cancel">Ends it.</param>
/// <returns>Those of them that do, as they were asked for.</returns>
public delegate Task<IReadOnlyCollection<string>> NamesInRegister(IReadOnlyCollection<string> names, CancellationToken cancel);
