using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Storage;

/// <summary>A module's contribution to the one context: its entities, their tables and indexes, in the module's own schema.</summary>
public interface IEntityModel
{
    /// <summary>Adds the module's entities. Tables are named <c>ToTable("plural_noun", "module")</c>; columns are named by convention.</summary>
    void Configure(ModelBuilder builder);
}
