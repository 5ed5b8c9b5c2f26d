using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GroupsTakeTheirPeople : Migration
    {
        // SQLite could change a foreign key only by rebuilding the table, outside a transaction. The cascade speeds PostgreSQL up and is nowhere
        // needed here: people are deleted before their group, and a group that still has some is refused.

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
