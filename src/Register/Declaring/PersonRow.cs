using System.Diagnostics.CodeAnalysis;
using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.Register.Declaring;

/// <summary>A person in a form, as typed.</summary>
internal sealed class PersonRow
{
    public string? Id { get; set; } = FormId.New();

    public string? Name { get; set; }

    /// <summary>Nothing is claimed to be real unless somebody says so.</summary>
    public string? Kind { get; set; } = nameof(NameKind.Pseudonym);

    public string[]? Organisations { get; set; } = [];

    public static PersonRow Of(HeldDeclaration held) => new()
    {
        Id = held.Id.Value.ToString(),
        Name = held.Name.Text,
        Kind = held.Kind.ToString(),
        Organisations = [.. held.Organisations.Named().Select(each => each.ToString())],
    };

    /// <summary>What the row declares, or false, having said what is wrong beside its fields.</summary>
    /// <param name="prefix">What the fields' names begin with, such as <c>People[0].</c></param>
    /// <param name="number">Which of several people this is, or null: a summary of mistakes must say whose each is.</param>
    public bool TryRead(
        ModelStateDictionary state, Text text, string prefix, int? number,
        [NotNullWhen(true)] out DeclarantName? name, out NameKind kind, out Organisations organisations)
    {
        if (!DeclarantName.TryParse(Name, out name, out var refusal))
            Refuse(nameof(Name), text[refusal.TextKey(), ("count", DeclarantName.MaxClusters)]);
        if (!TryReadOne(Kind, out kind))
            Refuse(nameof(Kind), text["declare.kindMissing"]);
        organisations = Register.Organisations.None;
        foreach (var word in Organisations ?? [])
            organisations |= TryReadOne<Organisations>(word, out var one) ? one : (Organisations)int.MinValue;
        if (!organisations.CanBeDeclared())
            Refuse(nameof(Organisations), text["declare.organisationMissing"]);
        return state.IsValid && name is not null;

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
