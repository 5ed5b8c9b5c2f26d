using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.Register.Declaring;

/// <summary>What a row of a form declares.</summary>
internal sealed record ReadPerson(DeclarantName Name, NameKind Kind, Organisations Organisations, Details Details);

/// <summary>A person in a form, as typed.</summary>
internal sealed class PersonRow
{
    public string? Id { get; set; } = FormId.New();

    public string? Name { get; set; }

    /// <summary>Nothing is claimed to be real unless somebody says so.</summary>
    public string? Kind { get; set; } = nameof(NameKind.Pseudonym);

    public string[]? Organisations { get; set; } = [];

    /// <summary>The code of a <see cref="Register.Place"/>; empty for none.</summary>
    public string? Place { get; set; }

    public string? Statement { get; set; }

    /// <summary>Whether something was added to the name.</summary>
    public bool HasDetails => !string.IsNullOrWhiteSpace(Place) || !string.IsNullOrWhiteSpace(Statement);

    /// <summary>What the row declares, or null, having said what is wrong beside its fields.</summary>
    /// <param name="prefix">What the fields' names begin with, such as <c>People[0].</c></param>
    /// <param name="number">Which of several people this is, or null: a summary of mistakes must say whose each is.</param>
    public ReadPerson? Read(ModelStateDictionary state, Text text, string prefix, int? number)
    {
        var before = state.ErrorCount;
        if (!DeclarantName.TryParse(Name, out var name, out var refusal))
            Refuse(nameof(Name), text[refusal.TextKey(), ("count", DeclarantName.MaxClusters)]);
        if (!TryReadOne(Kind, out NameKind kind))
            Refuse(nameof(Kind), text["declare.kindMissing"]);
        var organisations = Register.Organisations.None;
        foreach (var word in Organisations ?? [])
            organisations |= TryReadOne<Organisations>(word, out var one) ? one : (Organisations)int.MinValue;
        if (!organisations.CanBeDeclared())
            Refuse(nameof(Organisations), text["declare.organisationMissing"]);
        Place? place = null;
        if (!string.IsNullOrEmpty(Place) && !Register.Place.TryParse(Place, out place))
            Refuse(nameof(Place), text["declare.placeUnknown"]);
        StatementText? statement = null;
        if (!string.IsNullOrWhiteSpace(Statement) && !StatementText.TryParse(Statement, out statement, out var statementRefusal))
            Refuse(nameof(Statement), text[statementRefusal.StatementTextKey(), ("count", StatementText.MaxClusters), ("paragraphs", StatementText.MaxParagraphs)]);
        return state.ErrorCount == before ? new ReadPerson(name!, kind, organisations, new Details(place, statement)) : null;

        void Refuse(string field, string mistake) =>
            state.AddError(prefix + field, number is { } one ? text["declare.personMistake", ("number", one), ("mistake", mistake)] : mistake);
    }

    /// <summary>The names of single values only: no numbers and no lists, which Enum.Parse would take.</summary>
    private static bool TryReadOne<T>(string? word, out T value)
        where T : struct, Enum
    {
        value = default;
        return word is not null && Enum.GetNames<T>().Contains(word) && Enum.TryParse(word, out value);
    }
}
