using Ledgerline.Register.Declaring;

namespace Ledgerline.Register.OpenData;

/// <summary>What to work on before declaring (docs/specs/work.md). Without it what is declared is reviewed all the same, and held longer.</summary>
/// <param name="Challenge">To be sent back with the solution.</param>
/// <param name="Puzzles">How many numbers are to be found.</param>
/// <param name="Bits">How many zero bits each hash must begin with: more while many declare.</param>
/// <param name="Hours">For how long it can be used, unless more is asked for by then.</param>
internal sealed record ApiChallenge(string Challenge, int Puzzles, int Bits, int Hours);

/// <summary>The declarations of people who declare together.</summary>
/// <param name="Group">A UUID that the sender makes, the same in each attempt: however often it is sent, each person is entered once.</param>
/// <param name="People">One to twenty.</param>
/// <param name="Challenge">What was worked on, if anything.</param>
/// <param name="Solution">The numbers that were found, in decimal with commas between.</param>
internal sealed record ApiNewDeclarations(Guid Group, IReadOnlyList<ApiNewDeclaration>? People, string? Challenge = null, string? Solution = null);

/// <summary>One person's declaration.</summary>
/// <param name="Id">A UUID that the sender makes, the same in each attempt.</param>
/// <param name="Name">As it shall stand in the register.</param>
/// <param name="NameKind">Whether it is a real name or a pseudonym.</param>
/// <param name="Organisations">At least one.</param>
/// <param name="Place">A province of China such as <c>CN-SC</c>, or another country such as <c>FR</c>; nothing finer is taken.</param>
/// <param name="Statement">Words of the person's own; they are published.</param>
internal sealed record ApiNewDeclaration(
    Guid Id, string? Name, NameKind? NameKind, IReadOnlyList<Organisations>? Organisations, string? Place = null, string? Statement = null)
{
    /// <summary>As the form would have it, so that both say the same of what is wrong.</summary>
    public PersonRow Row => new()
    {
        Id = Id.ToString(),
        Name = Name,
        Kind = NameKind?.ToString(),
        Organisations = [.. (Organisations ?? []).Select(each => each.ToString())],
        Place = Place,
        Statement = Statement,
    };
}

/// <summary>What was written down, durably.</summary>
/// <param name="Receipt">The digits that serve everybody in the group. They are given here and, for the same group again, nowhere else.</param>
/// <param name="Positions">Each person's place in the receipt, in the order in which they were sent.</param>
internal sealed record ApiDeclared(string Receipt, IReadOnlyList<int> Positions);
