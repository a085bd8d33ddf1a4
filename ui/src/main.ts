import { mount } from "svelte";
import App from "./App.svelte";
import { theme } from "./app/theme.svelte";
import "./styles/base.css";

theme.apply();
const target = document.getElementById("app");
if (target) mount(App, { target });
