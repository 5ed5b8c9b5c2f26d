using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ledgerline.Storage.Model;

/// <summary>Names in the database: snake_case columns everywhere; the module's schema becomes a prefix where there are no schemas.</summary>
internal static class Naming
{
    public static void Apply(IMutableModel model, DatabaseEngine engine)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            var schema = entity.GetSchema() ?? throw new InvalidOperationException($"{entity.DisplayName()} has no schema: every table belongs to a module.");
            if (engine == DatabaseEngine.Sqlite)
            {
                entity.SetTableName($"{schema}_{entity.GetTableName()}");
                entity.SetSchema(null);
            }

            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
        }
    }

    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
