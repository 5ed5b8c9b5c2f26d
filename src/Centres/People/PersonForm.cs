using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.Centres.People;

/// <summary>What the forms on which a person is made say when something is not right. Their fields are called Name and Password.</summary>
internal static class PersonForm
{
    public static void Check(ModelStateDictionary state, Text text, string? name, string? password)
    {
        if (string.IsNullOrWhiteSpace(name))
            Add(state, text, AddPersonRefusal.BadName);
        if (password is null || password.Length < CentresModule.MinPasswordLength)
            Add(state, text, AddPersonRefusal.PasswordTooShort);
    }

    public static void Add(ModelStateDictionary state, Text text, AddPersonRefusal refusal)
    {
        var (field, message) = refusal switch
        {
            AddPersonRefusal.BadName => ("Name", text["people.badName", ("count", Person.MaxNameLength)]),
            AddPersonRefusal.NameTaken => ("Name", text["people.nameTaken"]),
            AddPersonRefusal.PasswordTooShort => ("Password", text["people.passwordTooShort", ("count", CentresModule.MinPasswordLength)]),
        };
        state.AddError(field, message);
    }
}
