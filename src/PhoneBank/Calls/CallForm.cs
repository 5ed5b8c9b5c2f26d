using Ledgerline.Register;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>All that is typed on the page of a call: one form, so that whatever button is pressed nothing typed is lost.</summary>
internal sealed class CallForm
{
    public List<PersonRow> People { get; set; } = [];

    public string? Note { get; set; }

    public List<Moments> Moments { get; set; } = [];

    public Outcome? Outcome { get; set; }

    public string? Minutes { get; set; }

    public string? Date { get; set; }

    public string? Time { get; set; }

    public string? OtherNumber { get; set; }

    public string? ForWhom { get; set; }

    public string? ReferralNumber { get; set; }

    public string? ReferralName { get; set; }

    public CallNote ToNote() => new(Moments.Aggregate(Calls.Moments.None, (all, one) => all | one), (Note ?? "").Trim());

    /// <summary>The name under which a field of a row is sent.</summary>
    public static string FieldOf(Guid person, string field) => $"Form.People[{person}].{field}";
}

/// <summary>A row of "Who is on the line".</summary>
internal sealed class PersonRow
{
    /// <summary>The declaration's id, made when the row was.</summary>
    public Guid Id { get; set; }

    public string? Name { get; set; }

    public bool IsRealName { get; set; }

    public List<Organisations> Organisations { get; set; } = [];

    /// <summary>Whether it has been written, as it stands.</summary>
    public bool IsSaved { get; set; }

    /// <summary>Nothing typed: not somebody yet.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Name);

    public PersonInput ToInput() => new(
        new DeclarationId(Id), Name, IsRealName ? NameKind.RealName : NameKind.Pseudonym, Organisations.Aggregate(Register.Organisations.None, (all, one) => all | one));

    public static PersonRow Of(HeldDeclaration declaration) => new()
    {
        Id = declaration.Id.Value,
        Name = declaration.Name.Text,
        IsRealName = declaration.Kind == NameKind.RealName,
        Organisations = Each(declaration.Organisations),
        IsSaved = true,
    };

    /// <summary>An empty row; it has the organisations of the one before, which in a family are often the same. The first has none.</summary>
    public static PersonRow After(PersonRow? before) => new() { Id = Guid.NewGuid(), Organisations = before?.Organisations ?? [] };

    private static List<Organisations> Each(Organisations organisations) =>
        [.. Enum.GetValues<Organisations>().Where(one => one != Register.Organisations.None && organisations.HasFlag(one))];
}
