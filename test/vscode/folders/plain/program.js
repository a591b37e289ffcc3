console.log("hegemony");
