namespace Ledgerline.Centres;

/// <summary>
/// Takes back what somebody has in hand, who may do it no longer: her contact, her shift. Called once that is committed, so that nothing can be taken in hand after
/// it. The module in which people have something in hand says what that is.
/// </summary>
public delegate Task TakeBackWork(PersonId person, CancellationToken cancel);
