using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GroupsTakeTheirPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_register_declarations_register_groups_group_id",
                table: "register_declarations");

            migrationBuilder.AddForeignKey(
                name: "FK_register_declarations_register_groups_group_id",
                table: "register_declarations",
                column: "group_id",
                principalTable: "register_groups",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_register_declarations_register_groups_group_id",
                table: "register_declarations");

            migrationBuilder.AddForeignKey(
                name: "FK_register_declarations_register_groups_group_id",
                table: "register_declarations",
                column: "group_id",
                principalTable: "register_groups",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
