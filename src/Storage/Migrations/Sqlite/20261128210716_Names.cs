using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Names : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "register_name_index",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    filled_to = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_name_index", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_names",
                columns: table => new
                {
                    entry = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    key = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_names", x => new { x.entry, x.kind, x.key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_register_names_kind_key_entry",
                table: "register_names",
                columns: new[] { "kind", "key", "entry" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "register_name_index");

            migrationBuilder.DropTable(
                name: "register_names");
        }
    }
}
