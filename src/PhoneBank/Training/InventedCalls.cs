using Ledgerline.PhoneBank.Calls;
using Ledgerline.Register;

namespace Ledgerline.PhoneBank.Training;

/// <summary>The calls that are practised, in this order.</summary>
internal static class InventedCalls
{
    private const Organisations Everything = Organisations.Party | Organisations.YouthLeague | Organisations.YoungPioneers;

    public static IReadOnlyList<InventedCall> All { get; } =
    [
        new("official", 4, Outcome.SpokeAndFinished) { Declared = [Everything], Kind = NameKind.Pseudonym },
        new("family", 5, Outcome.SpokeAndFinished)
        {
            Declared =
            [
                Organisations.Party | Organisations.YouthLeague,
                Organisations.YouthLeague,
                Organisations.YoungPioneers,
                Organisations.YoungPioneers,
                Organisations.YoungPioneers,
            ],
        },
        new("later", 2, Outcome.CallBack) { CallBackIn = 5 },
        new("many", 4, Outcome.SpokeAndFinished) { Declared = [Organisations.YouthLeague | Organisations.YoungPioneers, Organisations.YoungPioneers] },
        new("never", 1, Outcome.NeverCallAgain),
        new("another", 2, Outcome.WrongNumber),
        new("friend", 3, Outcome.SpokeAndFinished)
        {
            Declared = [Organisations.Party | Organisations.YoungPioneers],
            Kind = NameKind.RealName,
            Refers = true,
        },
    ];

    public static InventedCall? Find(string? key) => All.FirstOrDefault(call => call.Key == key);
}
