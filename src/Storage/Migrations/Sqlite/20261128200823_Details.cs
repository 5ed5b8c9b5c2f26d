using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Details : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_register_groups_state_changed_at",
                table: "register_groups");

            migrationBuilder.AddColumn<long>(
                name: "held_until",
                table: "register_groups",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // What is held already goes on being held for the hour of the default.
            migrationBuilder.Sql("""UPDATE register_groups SET held_until = changed_at + 3600000;""");

            migrationBuilder.AddColumn<int>(
                name: "refusal",
                table: "register_groups",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "series",
                table: "register_groups",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "place",
                table: "register_entries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "statement",
                table: "register_entries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "details_sealed",
                table: "register_declarations",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "register_watched_names",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_watched_names", x => x.name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_register_groups_state_held_until",
                table: "register_groups",
                columns: new[] { "state", "held_until" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "register_watched_names");

            migrationBuilder.DropIndex(
                name: "IX_register_groups_state_held_until",
                table: "register_groups");

            migrationBuilder.DropColumn(
                name: "held_until",
                table: "register_groups");

            migrationBuilder.DropColumn(
                name: "refusal",
                table: "register_groups");

            migrationBuilder.DropColumn(
                name: "series",
                table: "register_groups");

            migrationBuilder.DropColumn(
                name: "place",
                table: "register_entries");

            migrationBuilder.DropColumn(
                name: "statement",
                table: "register_entries");

            migrationBuilder.DropColumn(
                name: "details_sealed",
                table: "register_declarations");

            migrationBuilder.CreateIndex(
                name: "IX_register_groups_state_changed_at",
                table: "register_groups",
                columns: new[] { "state", "changed_at" });
        }
    }
}
