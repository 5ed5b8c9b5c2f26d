using Ledgerline.Register.Declaring;
using Ledgerline.Storage;

namespace Ledgerline.Register.Receipts;

/// <summary>Somebody who is not sealed yet, as a receipt shows her.</summary>
/// <param name="Name">Null on a public site of its own, which has no key to open it.</param>
/// <param name="Details">Null likewise.</param>
internal sealed record WaitingPerson(DeclarationId Id, DeclarantName? Name, NameKind Kind, Organisations Organisations, Details? Details)
{
    public static WaitingPerson Of(Declaration row, HeldDeclarations held, KeyRing keys)
    {
        if (!keys.Opens(KeyPurpose.HeldName))
            return new WaitingPerson(new DeclarationId(row.Id), null, row.Kind, row.Organisations, null);
        var person = held.Open(row);
        return new WaitingPerson(person.Id, person.Name, person.Kind, person.Organisations, person.Details);
    }

    /// <summary>The form in which she is corrected.</summary>
    public PersonRow ToRow() => new()
    {
        Id = Id.Value.ToString(),
        Name = Name?.Text,
        Kind = Kind.ToString(),
        Organisations = [.. Organisations.Named().Select(each => each.ToString())],
        Place = Details?.Place?.Code,
        Statement = Details?.Statement?.Text,
    };
}
